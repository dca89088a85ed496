// SPDX-License-Identifier: Apache-2.0
// A document set but not printed, for tests that look where things came to lie.
#pragma once

#include "core/pdf/dress.h"

namespace tests {

// Calls `see(sheet, part)` for each page.
template <class See>
void each_page(const core::pdf::Document& document, const core::pdf::Setup& setup, See see) {
    core::pdf::Fonts fonts(NASKAH_FONTS);
    core::pdf::Structure structure;
    auto parts = core::pdf::parts_of(document, setup, fonts, structure);
    core::pdf::dress(parts, setup, fonts);
    for (const auto& part : parts)
        for (const auto& sheet : part.sheets) see(sheet, part);
}

}  // namespace tests
