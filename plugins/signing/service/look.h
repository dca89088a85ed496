// SPDX-License-Identifier: Apache-2.0
// What a signature shows on a page that has no signature block of its own: a code or emblem, who signed, and in
// which position.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/pdf/mark.h"
#include "core/words/words.h"
#include "signing/marks.h"
#include "signing/pades/embed.h"
#include "signing/shown.h"

namespace signing {

// `drawing`: a PDF for mark.emblem_room. Throws what core::pdf::write throws.
pades::Look draw(const core::pdf::SignatureMark& mark, const std::filesystem::path& fonts, core::Bytes drawing = {});

// As the owner of a subject has it; nothing when the field is to stay blank.
std::optional<pades::Look> look_of(Shown shown);

// The same as a picture (PNG) for a service that draws no PDF: as it would lie in a field this wide and high.
// Throws Error(unavailable, "core.child.away") without a renderer, Error(internal, "signing.error.look").
core::Bytes picture_of(const pades::Look& look, double width, double height);

// What place() asks beyond the words.
struct AtHand {
    core::ByteView pdf;       // to be signed: its empty fields
    Marks* marks = nullptr;   // of the house; nullptr where no room offers them
};

// Where and how the signature of naskah sign shows: "--field NAME", an empty field of the file, or "--page N --box
// LEFT,BOTTOM,WIDTH,HEIGHT"; in it "--look PROFILE --unit CODE", else "--emblem FILE --time"; with both "--qr TEXT
// --capacity TEXT"; and "--certify". Without field and box it does not show; the capacity is said in it all the same.
// Throws core::arguments::Misuse, Error(not_found, "signing.error.no_field", {name, names}), what Marks::mark throws,
// and for an emblem that cannot be drawn safely Error(invalid) with "signing.error.emblem" or of core/pdf/drawing.h.
void place(const std::vector<std::string>& words, const std::string& signer, const std::filesystem::path& fonts,
           const core::words::Catalog& said, const AtHand& at_hand, pades::Placement& placement);

}  // namespace signing
