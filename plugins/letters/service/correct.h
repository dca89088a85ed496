// SPDX-License-Identifier: Apache-2.0
// Direct correction: whoever is asked for paraf or signature writes in the letter himself. A version of its
// own is kept; paraf on what was printed before lapse and are asked again. The circuit is not his to change
// here: who signs and who gives paraf stay as submitted.
#pragma once

#include "letters/service/draft.h"

namespace letters {

class Correct {
  public:
    Correct(Parts& parts, Draft& draft) : parts_(parts), draft_(draft) {}

    struct Outcome {
        Letter letter;
        std::vector<std::string> lapsed;   // persons whose paraf lapsed
    };
    // Throws Error(conflict, "letters.error.changed") when `seen` is not the version as saved,
    // Error(forbidden) for who is not asked now, Error("letters.error.incomplete") naming fields.
    Outcome save(const core::Context& ctx, LetterId id, Content content, std::int64_t seen);
    // With another file written elsewhere, or none; beneath it as it stands, or as it was typed meanwhile.
    Outcome save(const core::Context& ctx, LetterId id, std::optional<File> file, std::int64_t seen,
                 const std::optional<Content>& typed = {});

  private:
    using Make = std::function<Content(const Content& was)>;
    Outcome keep(const core::Context& ctx, LetterId id, std::int64_t seen, const Make& make);
    // What it would become; throws when that is nothing to correct it to.
    Content next(core::db::Tx& tx, const core::Context& ctx, const Letter& was, const Make& make);

    Parts& parts_;
    Draft& draft_;
};

// The actor is asked for paraf or signature on the letter now, and may write letters.
bool corrects(core::db::Tx& tx, Parts& parts, const core::Actor& actor, const Letter& letter);
// A letter the actor may write in: his draft, or one he may correct. Throws as open_for does, and
// Error(conflict) for a letter that nobody writes in any more.
Letter open_to_write(core::db::Tx& tx, Parts& parts, const core::Actor& actor, LetterId id);
// Who signs and who gives paraf is no matter of a correction: they stay those of `of`.
void keep_circuit(const Content& of, Content& content);

}  // namespace letters
