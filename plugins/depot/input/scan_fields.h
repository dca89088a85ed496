// SPDX-License-Identifier: Apache-2.0
// What people send of alih media. Throws Error(invalid) naming the field.
#pragma once

#include "core/http/given.h"
#include "depot/service/services.h"

namespace depot::input {

// title, method, resolution, format, medium_from, medium_to, kept_in, operator, date, dossiers.
ScanWish scan_from(core::http::Given given);
struct Verdict {
    bool accepted = false;
    std::string note;
};
Verdict verdict_from(core::http::Given given);
std::string act_number_from(core::http::Given given);

}  // namespace depot::input
