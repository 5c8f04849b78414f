// What a statistic gives back: a value, or the reason in words why there is none. Never NaN.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "base/error.h"

namespace resettle::statistics {

template <typename T>
class Result {
 public:
  Result(T value) : value_(std::move(value)) {}  // NOLINT: a value is a result
  static Result none(std::string reason) {
    Result result;
    result.reason_ = std::move(reason);
    return result;
  }

  bool has_value() const { return value_.has_value(); }
  explicit operator bool() const { return has_value(); }
  // Asking for a value that is not there is a bug; ask has_value() first.
  const T& value() const {
    check(value_.has_value(), "the statistic exists: " + reason_);
    return *value_;
  }
  const T& operator*() const { return value(); }
  const T* operator->() const { return &value(); }
  // The value, or nothing: for those who have no use for the reason.
  std::optional<T> as_optional() const { return value_; }
  // Why there is no value, as a sentence for a report; empty when there is one.
  const std::string& reason() const { return reason_; }

 private:
  Result() = default;
  std::optional<T> value_;
  std::string reason_;
};

}  // namespace resettle::statistics
