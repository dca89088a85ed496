// SPDX-License-Identifier: Apache-2.0
#include "packages/domain/meaning.h"

#include <string>

#include "core/base/text.h"

namespace packages {
namespace {

// Letters and digits; other scripts stay whole.
std::string bare(std::string_view words) {
    std::string kept;
    for (const char c : core::text::fold_case(words)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (plain) kept += c;
    }
    return kept;
}

}  // namespace

bool same_words(std::string_view there, std::string_view here) {
    const auto one = bare(there), other = bare(here);
    return one.empty() || other.empty() || one == other;
}

}  // namespace packages
