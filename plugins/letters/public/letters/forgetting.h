// SPDX-License-Identifier: Apache-2.0
// What is left of a letter once its dossier is destroyed: that there was one, its number, its day and who signed.
#pragma once

#include <vector>

#include "letters/letters.h"

namespace letters {

class Forgetting {
  public:
    virtual ~Forgetting() = default;
    // In the caller's unit: the words of the letter, its versions, notes, scans and search words are gone, and `act`
    // stands in the place of its subject, so that books and lists explain the number. Asks no rights. Told again it only
    // names another act. Gives the files it had; they are the caller's to destroy where nobody else keeps them.
    virtual std::vector<core::Digest> forget(core::db::Tx& tx, const core::Context& ctx, LetterId id,
                                             std::string_view act) = 0;
    // What another room held is gone: letters that reply to it or cite it by that subject keep its number alone.
    virtual void cited(core::db::Tx& tx, std::string_view subject) = 0;
    // Whether a letter that is not destroyed has the file.
    virtual bool keeps(core::db::Tx& tx, const core::Digest& bytes) = 0;
    // Which of them letters were written in elsewhere and uploaded as; reads every letter, so once for many.
    virtual std::vector<core::Digest> written_in(core::db::Tx& tx, const std::vector<core::Digest>& of) = 0;
};

}  // namespace letters
