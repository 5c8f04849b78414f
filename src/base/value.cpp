#include "base/value.h"

#include <nlohmann/json.hpp>
#include <set>

namespace resettle {
namespace {

using Json = nlohmann::ordered_json;
using Sorted = nlohmann::json;
using Broken = Json::error_handler_t;

// What `read` gives, with its errors as ours.
template <typename Read>
auto read_or_throw(Read&& read) {
  try {
    return read();
  } catch (const nlohmann::json::exception& error) {
    throw ValueError(error.what());
  }
}

std::string dumped(const Json& json, int indent, Broken broken) {
  return read_or_throw([&] { return json.dump(indent, ' ', false, broken); });
}

}  // namespace

Value::Value(std::shared_ptr<const Json> json) : json_(std::move(json)) {}
Value::Value(const Value& other) = default;
Value::Value(Value&& other) noexcept = default;
Value& Value::operator=(const Value& other) = default;
Value& Value::operator=(Value&& other) noexcept = default;
Value::~Value() = default;

Value::Value() : Value(std::make_shared<const Json>()) {}
Value::Value(std::nullptr_t) : Value() {}
Value::Value(bool value) : Value(std::make_shared<const Json>(value)) {}
Value::Value(double value) : Value(std::make_shared<const Json>(value)) {}
Value::Value(std::int64_t value) : Value(std::make_shared<const Json>(value)) {}
Value::Value(std::uint64_t value) : Value(std::make_shared<const Json>(value)) {}
Value::Value(const char* text) : Value(std::make_shared<const Json>(text)) {}
Value::Value(std::string_view text) : Value(std::make_shared<const Json>(text)) {}
Value::Value(const std::string& text) : Value(std::make_shared<const Json>(text)) {}
Value::Value(const std::vector<std::string>& texts) : Value(std::make_shared<const Json>(texts)) {}

Value::Value(const nlohmann::json& json) : Value(std::make_shared<const Json>(json)) {}
Value::Value(const nlohmann::ordered_json& json) : Value(std::make_shared<const Json>(json)) {}

Value::Value(const std::vector<Value>& elements) {
  Json list = Json::array();
  for (const Value& element : elements) list.push_back(*element.json_);
  json_ = std::make_shared<const Json>(std::move(list));
}

Value Value::object(const std::vector<Member>& members) {
  Json json = Json::object();
  auto& all = json.get_ref<Json::object_t&>();
  for (const Member& member : members) all.emplace_back(member.name, *member.value.json_);
  return Value(std::make_shared<const Json>(std::move(json)));
}

bool Value::is_null() const { return json_->is_null(); }
bool Value::is_text() const { return json_->is_string(); }
bool Value::is_number() const { return json_->is_number(); }
bool Value::is_double() const { return json_->is_number_float(); }
bool Value::is_list() const { return json_->is_array(); }
bool Value::is_object() const { return json_->is_object(); }
bool Value::is_structured() const { return json_->is_structured(); }

template <typename T>
T Value::get() const {
  return read_or_throw([&] { return json_->get<T>(); });
}
template bool Value::get() const;
template std::int64_t Value::get() const;
template std::uint64_t Value::get() const;
template double Value::get() const;
template std::string Value::get() const;
template std::vector<std::string> Value::get() const;
template std::set<std::string> Value::get() const;

// An element keeps the whole alive, and is no copy.
std::vector<Value> Value::elements() const {
  return read_or_throw([&] {
    std::vector<Value> values;
    for (const Json& element : json_->get_ref<const Json::array_t&>()) {
      values.push_back(Value(std::shared_ptr<const Json>(json_, &element)));
    }
    return values;
  });
}

Value Value::at(std::size_t element) const {
  return read_or_throw(
      [&] { return Value(std::shared_ptr<const Json>(json_, &json_->at(element))); });
}

std::vector<Value::Member> Value::members() const {
  return read_or_throw([&] {
    std::vector<Member> members;
    for (const auto& [name, value] : json_->get_ref<const Json::object_t&>()) {
      members.push_back({name, Value(std::shared_ptr<const Json>(json_, &value))});
    }
    return members;
  });
}

Value Value::at(const std::string& member) const {
  return read_or_throw(
      [&] { return Value(std::shared_ptr<const Json>(json_, &json_->at(member))); });
}

bool Value::has(const std::string& member) const { return json_->contains(member); }

Value Value::with(const std::string& member, const Value& value) const {
  return read_or_throw([&] {
    Json json = *json_;
    json[member] = *value.json_;
    return Value(std::make_shared<const Json>(std::move(json)));
  });
}

Value Value::without(const std::string& member) const {
  return read_or_throw([&] {
    Json json = *json_;
    json.erase(member);
    return Value(std::make_shared<const Json>(std::move(json)));
  });
}

Value Value::sorted() const { return Value(std::make_shared<const Json>(Sorted(*json_))); }

std::string Value::dump(int indent) const { return dumped(*json_, indent, Broken::strict); }
std::string Value::dump_repaired(int indent) const {
  return dumped(*json_, indent, Broken::replace);
}

std::string Value::text() const { return json_->is_string() ? json_->get<std::string>() : dump(); }

bool Value::operator==(const Value& other) const { return *json_ == *other.json_; }

bool Value::operator<(const Value& other) const { return *json_ < *other.json_; }

}  // namespace resettle
