// SPDX-License-Identifier: Apache-2.0
// What programs get of a verdict, from `naskah verify --json` and POST /api/v1/verifications alike.
#pragma once

#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/words/words.h"

namespace signing {

// {"file", "indication", "sub_indication", "signatures": [{"field", "signer", "capacity" (null where none is
// told), "capacity_claimed" (by the signer himself), "indication", "sub_indication", "level", "time_claimed",
// "time_proven", "covers_whole_file", "modifications", "changes": [sentence], "notes": [sentence], "issuer",
// "path": [name], "revocation": "known", "fetched" or "unknown"}], "faults": [sentence], "notes": [sentence]};
// document timestamps are among the signatures, level "DTS". `report` is that of a Verdict.
core::Json summary_of(std::string_view file, const core::Json& report, const core::words::Catalog& words);

// A reason, change or note of a report, {"key", "args"}, as people read it.
std::string said(const core::Json& sentence, const core::words::Catalog& words);

// The verdict in one sentence.
std::string sentence_of(const core::Json& report, const core::words::Catalog& words);

}  // namespace signing
