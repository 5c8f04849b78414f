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

// Whether lists and objects are nested deeper than `levels`.
bool nests_deeper(std::string_view json, std::size_t levels) {
  std::size_t depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_text && c == '\\') {
      ++i;
    } else if (c == '"') {
      in_text = !in_text;
    } else if (!in_text && (c == '[' || c == '{')) {
      if (++depth > levels) return true;
    } else if (!in_text && (c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return false;
}

// Members are put behind each other: ordered_json itself looks for each among those before it.
Json outermost(const Sorted& json, std::size_t levels) {
  if (json.is_object()) {
    Json out = Json::object();
    if (levels == 0) return out;
    auto& members = out.get_ref<Json::object_t&>();
    for (const auto& [name, value] : json.items()) {
      members.emplace_back(name, outermost(value, levels - 1));
    }
    return out;
  }
  if (json.is_array()) {
    Json out = Json::array();
    if (levels == 0) return out;
    for (const Sorted& element : json) out.push_back(outermost(element, levels - 1));
    return out;
  }
  return json;
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

std::optional<Value> parse_outermost(std::string_view text, std::size_t levels) {
  const Sorted json = Sorted::parse(text, nullptr, false);
  if (json.is_discarded()) return std::nullopt;
  return Value(std::make_shared<const Value::Json>(outermost(json, levels)));
}

std::optional<Value> parse_json(std::string_view text) {
  if (nests_deeper(text, kMostLevels)) return std::nullopt;
  return parse_outermost(text, kMostLevels);
}

}  // namespace resettle
