// SPDX-License-Identifier: Apache-2.0
// The evidence for programs: evidence.json (resources/schema/evidence.json), and the extract of the trail.
#pragma once

#include "core/words/words.h"
#include "signing/proof/facts.h"

namespace signing::proof {

core::Json to_json(const Facts& facts, const core::words::Catalog& words);

// {"object", "rule", "entries": [{"number", "at", ..., "data", "previous", "hash"}]}. An entry can be hashed again
// as "rule" says; `previous` is the hash of the entry before it in the whole trail, of whatever object.
core::Json trail_json(const Facts& facts);

}  // namespace signing::proof
