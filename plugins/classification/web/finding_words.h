// SPDX-License-Identifier: Apache-2.0
// A row that waits, as pages tell it: what it says, and beside it what stands or what it names.
#pragma once

#include <string>

#include "classification/domain/import.h"
#include "core/words/words.h"

namespace classification::web {

inline std::string cells_of(const Finding& finding) {
    std::string cells;
    for (const auto& [column, value] : finding.row)
        if (!value.empty() && column != "kode" && column != "sumber") cells += (cells.empty() ? "" : " · ") + value;
    return cells;
}

inline std::string present_label(const Finding& finding, const core::words::Catalog& words) {
    const bool parent = finding.reason == Reason::parent_missing;
    return words.say(parent ? "classification.review.parent_named" : "classification.review.present");
}

}  // namespace classification::web
