// A value as JSON has them: null, a boolean, a whole number, a number, text, a list or an object,
// whose members keep their order. It never changes. nlohmann/json.hpp takes seconds to compile:
// only files that read JSON or build much of it include it beside this header.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace resettle {

class Value {
 public:
  struct Member;

  Value();  // null
  Value(std::nullptr_t);
  Value(bool value);
  Value(double value);
  Value(std::int64_t value);
  Value(std::uint64_t value);
  template <std::integral Integer>
  Value(Integer value) : Value(static_cast<std::int64_t>(value)) {}
  Value(const char* text);
  Value(std::string_view text);
  Value(const std::string& text);
  Value(const std::vector<std::string>& texts);
  Value(const std::vector<Value>& elements);
  Value(const nlohmann::json& json);
  Value(const nlohmann::ordered_json& json);
  static Value object(const std::vector<Member>& members);

  // A bool, a whole number, a double, a string, or strings as a vector or a set. Throws where the
  // value is none.
  template <typename T>
  T get() const;
  bool is_null() const;
  bool is_list() const;
  bool is_structured() const;  // a list or an object
  // Of a list, and the member of an object. Throws where it is none.
  std::vector<Value> elements() const;
  Value at(const std::string& member) const;
  bool has(const std::string& member) const;
  std::string dump() const;  // as JSON
  // Text as it is, all else as JSON.
  std::string text() const;

  bool operator==(const Value& other) const;
  bool operator<(const Value& other) const;  // for maps: an order of no meaning
  const nlohmann::ordered_json& json() const { return *json_; }

 private:
  std::shared_ptr<const nlohmann::ordered_json> json_;
};

struct Value::Member {
  std::string name;
  Value value;
};

}  // namespace resettle
