// SPDX-License-Identifier: Apache-2.0
// What a letter of Naskah tells of itself in its naskah.json (resources/schema/naskah.json).
#pragma once

#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "incoming/papers.h"

namespace intake {

// Every field it holds in a form that is understood, with full confidence when `proven`, else as told. Nothing for what
// is no such letter; a field that is not as it should be is passed over.
std::vector<incoming::Suggestion> told_by(std::string_view payload, bool proven);

// Those of `first`, and of `then` the fields `first` does not have; of a field both have, the place on the page of
// `then` where both mean the same.
std::vector<incoming::Suggestion> joined(std::vector<incoming::Suggestion> first,
                                         const std::vector<incoming::Suggestion>& then);

// A verdict under which what the file tells stands proven: valid, and every signature reaches over the whole file or
// what follows it changes nothing.
bool proves(const core::Json& verdict);

}  // namespace intake
