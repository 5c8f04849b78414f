#include "base/value.h"

#include <nlohmann/json.hpp>
#include <set>

namespace resettle {

using Json = nlohmann::ordered_json;

Value::Value() : Value(Json()) {}
Value::Value(std::nullptr_t) : Value() {}
Value::Value(bool value) : Value(Json(value)) {}
Value::Value(double value) : Value(Json(value)) {}
Value::Value(std::int64_t value) : Value(Json(value)) {}
Value::Value(std::uint64_t value) : Value(Json(value)) {}
Value::Value(const char* text) : Value(Json(text)) {}
Value::Value(std::string_view text) : Value(Json(text)) {}
Value::Value(const std::string& text) : Value(Json(text)) {}
Value::Value(const std::vector<std::string>& texts) : Value(Json(texts)) {}
Value::Value(const nlohmann::json& json) : Value(Json(json)) {}
Value::Value(const nlohmann::ordered_json& json) : json_(std::make_shared<const Json>(json)) {}

Value::Value(const std::vector<Value>& elements) {
  Json list = Json::array();
  for (const Value& element : elements) list.push_back(element.json());
  json_ = std::make_shared<const Json>(std::move(list));
}

Value Value::object(const std::vector<Member>& members) {
  Json json = Json::object();
  for (const Member& member : members) json[member.name] = member.value.json();
  return json;
}

template <typename T>
T Value::get() const {
  return json_->get<T>();
}
template bool Value::get() const;
template std::int64_t Value::get() const;
template std::uint64_t Value::get() const;
template double Value::get() const;
template std::string Value::get() const;
template std::vector<std::string> Value::get() const;
template std::set<std::string> Value::get() const;

bool Value::is_null() const { return json_->is_null(); }
bool Value::is_list() const { return json_->is_array(); }
bool Value::is_structured() const { return json_->is_structured(); }

std::vector<Value> Value::elements() const {
  std::vector<Value> values;
  for (const Json& element : json_->get_ref<const Json::array_t&>()) values.emplace_back(element);
  return values;
}

Value Value::at(const std::string& member) const { return json_->at(member); }

bool Value::has(const std::string& member) const { return json_->contains(member); }

std::string Value::dump() const { return json_->dump(); }

std::string Value::text() const { return json_->is_string() ? json_->get<std::string>() : dump(); }

bool Value::operator==(const Value& other) const { return *json_ == *other.json_; }

bool Value::operator<(const Value& other) const { return *json_ < *other.json_; }

}  // namespace resettle
