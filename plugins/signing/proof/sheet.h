// SPDX-License-Identifier: Apache-2.0
// The evidence file as people read it: who gave paraf and who signed, what each had before him, when and from
// where, what a check says of it today, and how to check it without us.
#pragma once

#include <filesystem>

#include "core/pdf/carrying.h"
#include "core/words/words.h"
#include "signing/proof/facts.h"

namespace signing::proof {

// What goes inside; the letter is not small.
struct Files {
    core::pdf::Carried letter;
    std::vector<core::pdf::Attachment> others;
};

// PDF/A-3b with `files` inside. Never throws for a name or a note it cannot print.
core::Bytes sheet(const Facts& facts, const Files& files, const core::words::Catalog& words,
                  core::Zone zone, const std::filesystem::path& fonts);

}  // namespace signing::proof
