// SPDX-License-Identifier: Apache-2.0
// A letter that has its number and no signature yet, while its signers changed: who is named on it instead, and
// whether its sheet can be made again.
#pragma once

#include "letters/service/room.h"

namespace letters {

// Those who sign after the first as they hold their positions today; nothing while they are whom the letter names.
// Throws Error(conflict, "letters.error.cosigner_vacant") when nobody could sign in one of the positions.
std::optional<std::vector<Cosigner>> changed_cosigners(core::db::Tx& tx, Parts& parts, const Letter& letter);

// Whether the sheet can be made again for other people. Of a letter written elsewhere: its pages have words, and
// none of them is the name of `printed`, so that whoever is named is named by us.
bool names_nobody(Parts& parts, const Letter& letter, const std::vector<std::string>& printed);

// "Budi Santoso" of "Dr. Ir. Budi Santoso, S.T., M.T."
std::string bare_name(std::string_view titled);

}  // namespace letters
