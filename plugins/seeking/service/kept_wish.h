// SPDX-License-Identifier: Apache-2.0
// What is sought, as it is kept with saved searches and selections.
#pragma once

#include "core/base/json.h"
#include "core/search/index.h"

namespace seeking {

core::Json kept(const core::search::Wanted& wanted);
core::search::Wanted wish_kept(const core::Json& json);   // of what kept() made

}  // namespace seeking
