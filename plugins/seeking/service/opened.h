// SPDX-License-Identifier: Apache-2.0
// What somebody opened last in his seat, and what is like the thing before him; neither tells of what he may not see.
#pragma once

#include "seeking/service/parts.h"

namespace seeking {

using Listed = core::search::Listed;

// "letter:<id>", "incoming:<id>", "dossier:<id>"; nothing of any other.
std::optional<core::search::Named> named_in(std::string_view subject);

class Opened {
  public:
    static constexpr int most_kept = 30, most_alike = 5;

    explicit Opened(Parts& parts) : parts_(parts) {}

    // It lies open before the actor. Of what is in no index, drafts for one, nothing is kept.
    void note(const core::Context& ctx, const core::search::Named& what);
    // Last first; what he may see no more is left out.
    std::vector<Listed> last(const core::Context& ctx, int most = most_kept);
    std::vector<Listed> alike(const core::Context& ctx, const core::search::Named& to, int most = most_alike);

  private:
    Parts& parts_;
};

}  // namespace seeking
