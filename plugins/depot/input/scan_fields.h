// SPDX-License-Identifier: Apache-2.0
// What people send of alih media. Throws Error(invalid) naming the field.
#pragma once

#include "core/http/given.h"
#include "depot/service/services.h"

namespace depot::input {

// title, method, device, resolution, format, medium_from, medium_to, kept_in, operator, date, dossiers.
ScanWish scan_from(core::http::Given given);
// accepted, note, pages, legible, straight, complete, looked, bad.
CheckWish check_from(core::http::Given given);
// dossier, item, pages and the files, of a form alone.
CopyWish copies_from(const core::http::Request& request);
ScanFileId file_from(core::http::Given given);
std::string act_number_from(core::http::Given given);

}  // namespace depot::input
