// SPDX-License-Identifier: Apache-2.0
// A rule in a sentence, and by what a code is served once a row of it is dropped.
#pragma once

#include <optional>
#include <string>

#include "classification/service/catalog.h"
#include "core/words/words.h"

namespace classification::web {

std::string rule_sentence(const RetentionRule& rule, const core::words::Catalog& words);
// Of a row of a schedule or of an access classification about that code.
std::string served_sentence(const Finding& finding, const Catalog::Served& served, const core::words::Catalog& words);

}  // namespace classification::web
