// SPDX-License-Identifier: Apache-2.0
// What a signature's field shows: drawn from a page that was made for it, as vectors with its fonts, so that a
// file that is PDF/A stays so.
#pragma once

#include <string>

#include "core/base/bytes.h"
#include "core/pdf/frame.h"
#include "signing/pades/update.h"

namespace signing::pades {

struct Look {
    core::Bytes page;     // a PDF, as core::pdf::write makes it; of its first page
    core::pdf::Rect at;   // this part is shown
    // Laid over it where the page left room: the first page of somebody's drawing, as vectors too.
    core::Bytes emblem = {};
    core::pdf::Rect emblem_at = {};
};

// Puts the appearance (ISO 32000-1, 12.5.5) of a field this wide and high, upright on a page that is turned by
// `rotation`: the whole of the part, as large as there is room, on the left. Without a look it is blank.
// Gives its reference. Throws Error(internal, "signing.error.look") for a page nobody can read, and what
// require_plain() throws (emblem.h).
std::string put_look(Update& update, const Look* look, double width, double height, int rotation);

// As a number of PDF. Throws Error(invalid, "signing.error.box") beyond what PDF knows.
std::string decimal(double value);

}  // namespace signing::pades
