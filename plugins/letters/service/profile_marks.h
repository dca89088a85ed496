// SPDX-License-Identifier: Apache-2.0
// Marks by a profile of style for signatures of files that are no letter (signing/marks.h).
#pragma once

#include "letters/service/room.h"
#include "signing/marks.h"

namespace letters {

class ProfileMarks final : public signing::Marks {
  public:
    explicit ProfileMarks(Parts& parts) : parts_(parts) {}
    signing::Shown mark(const Wish& wish) override;

  private:
    Parts& parts_;
};

}  // namespace letters
