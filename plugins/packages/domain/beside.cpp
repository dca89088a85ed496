// SPDX-License-Identifier: Apache-2.0
#include "packages/domain/beside.h"

#include <algorithm>

#include "core/base/error.h"
#include "packages/domain/content.h"

namespace packages {

std::string Beside::subject() const {
    return std::string(beside_prefix) + std::string(name(kind)) + ":" + std::to_string(item) + ":" + digest.hex();
}

std::string Beside::file() const {
    return four_digits(item) + "-" + std::string(name(kind)) + "-" + digest.hex().substr(0, 12) + "." + ending;
}

std::string ending_of(std::string_view name) {
    constexpr std::size_t longest = 8;
    const auto dot = name.rfind('.');
    std::string ending;
    for (const char c : dot == name.npos ? std::string_view() : name.substr(dot + 1)) {
        const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (!((low >= 'a' && low <= 'z') || (low >= '0' && low <= '9')) || ending.size() == longest) return "bin";
        ending += low;
    }
    return ending.empty() ? "bin" : ending;
}

BesideKind beside_kind(std::string_view name) {
    const auto found = std::find(beside_kinds.begin(), beside_kinds.end(), name);
    if (found == beside_kinds.end())
        throw core::Error("core.error.invalid", {{"file", "packages.bag.xml", {{"path", "premis.xml"}}}});
    return static_cast<BesideKind>(found - beside_kinds.begin());
}

}  // namespace packages
