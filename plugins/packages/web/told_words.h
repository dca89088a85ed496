// SPDX-License-Identifier: Apache-2.0
// What another house told of a dossier, sentence by sentence.
#pragma once

#include <string>
#include <vector>

#include "core/words/words.h"
#include "packages/domain/content.h"

namespace packages::web {

// All of it.
std::vector<std::string> told_sentences(const Content& content, const core::words::Catalog& words);
// What this archive does not keep as its own, and tells of nowhere else.
std::vector<std::string> left_sentences(const Content& content, const core::words::Catalog& words);

}  // namespace packages::web
