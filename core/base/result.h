// SPDX-License-Identifier: Apache-2.0
// What checking a form gives: the value, or every fault found. Form faults are expected, so they
// are values; the web layer shows them beside the fields, the API as problem+json.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/error.h"

namespace core {

template <class T>
class [[nodiscard]] Checked {
  public:
    Checked(T value) : state_(std::move(value)) {}
    Checked(std::vector<Fault> faults) : state_(std::move(faults)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }
    const T& value() const& { return std::get<0>(state_); }
    T&& value() && { return std::get<0>(std::move(state_)); }
    const std::vector<Fault>& faults() const { return std::get<1>(state_); }

    // The value, or Error(Code::invalid) carrying the faults.
    T take(std::string key = "core.error.invalid") && {
        if (!ok()) throw Error(std::move(key), std::get<1>(std::move(state_)));
        return std::get<0>(std::move(state_));
    }

  private:
    std::variant<T, std::vector<Fault>> state_;
};

}  // namespace core
