// SPDX-License-Identifier: Apache-2.0
// A letter that cannot be signed any more by those it names: withdrawn, its number void, and written again as a
// draft of its own, in one act.
#pragma once

#include "letters/service/draft.h"

namespace letters {

// In the unit of whoever asks: the number stays in the book as void, with the reason.
Letter withdraw_in(core::db::Tx& tx, Parts& parts, const core::Context& ctx, LetterId id, std::string_view reason);

// The new draft, with the same content by the newest edition of its kind and the same relations; whoever holds the positions when it goes
// up is printed. Throws what Submit::withdraw and Draft::create throw; then nothing is withdrawn either.
Letter draft_anew(Parts& parts, Draft& draft, const core::Context& ctx, LetterId id, std::string_view reason);

}  // namespace letters
