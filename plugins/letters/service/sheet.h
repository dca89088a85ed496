// SPDX-License-Identifier: Apache-2.0
// What is printed of a letter: who signs in whose name, under which head, by which profile.
#pragma once

#include "letters/service/room.h"
#include "style/document_sheet.h"

namespace letters {

// The kind in the version the letter was written by; throws Error(internal) when it is not kept.
style::Kind kind_of(core::db::Tx& tx, Parts& parts, const Content& content);
// By kind and today's profile it is signed on paper.
bool on_paper(core::db::Tx& tx, Parts& parts, const Content& content);

// In whose name the letter is signed: the signer's own position, or one or two above it. Fewer than
// two positions above leave it unset.
std::optional<directory::Position> authority_of(core::db::Tx& tx, Parts& parts, const Content& content);

// The block as the holder prints it, with how the positions above are held on the day.
style::SignerBlock block_of(core::db::Tx& tx, Parts& parts, const Content& content, const style::Kind& kind,
                            const directory::Position& position, const directory::Holder& holder, core::Date day);
// Those who sign after the signer, as they hold their positions on the day; nil persons where nobody does.
std::vector<Cosigner> cosigners_of(core::db::Tx& tx, Parts& parts, const Content& content, const style::Kind& kind,
                                   core::Date day);
// Profile of the day and letterhead of now, to be kept with the number.
Look look_of(core::db::Tx& tx, Parts& parts, const Letter& letter, const style::Kind& kind, core::Date day);

style::Sheet sheet_of(core::db::Tx& tx, Parts& parts, const Letter& letter);

// "Segera"; "" when the letter presses nobody.
std::string printed(Urgency urgency);

}  // namespace letters
