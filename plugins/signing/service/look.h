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

// "--page N --box LEFT,BOTTOM,WIDTH,HEIGHT --capacity TEXT --qr TEXT --emblem FILE --time --certify" of naskah sign.
// Without a box the signature does not show; the capacity is said in it all the same. Throws
// core::arguments::Misuse, Error(invalid, "signing.error.emblem") for an emblem that cannot be drawn safely.
void place(const std::vector<std::string>& words, const std::string& signer, const std::filesystem::path& fonts,
           const core::words::Catalog& said, pades::Placement& placement);

}  // namespace signing
