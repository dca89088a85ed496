// SPDX-License-Identifier: Apache-2.0
// The words after a command: held against what it takes, read, and secrets asked for.
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/secret.h"

namespace core::arguments {

// The words do not fit; says which one and what is wanted instead.
struct Misuse : std::exception {
    explicit Misuse(std::string text) : what_(std::move(text)) {}
    const char* what() const noexcept override { return what_.c_str(); }
    std::string what_;
};

// Holds the words against the usage line of a command, such as "FILE --key P12 [--days N] [--dry-run]":
// what stands in brackets may be left out, N is a whole number, YYYY-MM-DD a day, "FILE..." one or
// more. Gives the words with the plain ones first, in the order of the line. Throws Misuse.
std::vector<std::string> fitted(std::string_view usage, const std::vector<std::string>& words);

// The word after `flag`, or `fallback`.
std::string option(const std::vector<std::string>& words, std::string_view flag,
                   std::string fallback = {});
// The number after `flag`. Throws Misuse when it is out of bounds.
std::optional<int> number(const std::vector<std::string>& words, std::string_view flag, int least, int most);
bool has(const std::vector<std::string>& words, std::string_view flag);
// One line of the input, from a terminal or a pipe; never an argument, which `ps` would show.
Secret ask(std::string_view prompt);

}  // namespace core::arguments
