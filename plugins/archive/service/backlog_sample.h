// SPDX-License-Identifier: Apache-2.0
// A table of a backlog to begin with: the columns as the reader asks for them, two rows it takes, and what each may say.
#pragma once

#include "archive/service/backlog.h"
#include "core/table/sheet.h"
#include "core/words/words.h"

namespace archive {

std::vector<core::table::Sheet> backlog_sample(const std::string& code, const core::words::Catalog& words);

}  // namespace archive
