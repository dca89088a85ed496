// SPDX-License-Identifier: Apache-2.0
// What a signature shows on a page that has no signature block of its own: a code or emblem, who signed, and in
// which position.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "signing/pades/embed.h"

namespace signing {

struct LookText {
    std::string qr;         // what the code says; "" draws none
    core::Bytes emblem;     // PNG or JPEG in place of the code; empty draws none
    std::string position;   // "Kepala Dinas Komunikasi dan Informatika"; may be empty
    std::string name;
};

// Throws what core::pdf::write throws.
pades::Look draw(const LookText& text, const std::filesystem::path& fonts);

// "--page N --box LEFT,BOTTOM,WIDTH,HEIGHT --capacity TEXT --qr TEXT --emblem FILE --certify" of naskah sign.
// Without a box the signature does not show. Throws core::arguments::Misuse.
void place(const std::vector<std::string>& words, const std::string& signer, const std::filesystem::path& fonts,
           pades::Placement& placement);

}  // namespace signing
