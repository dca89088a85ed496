// SPDX-License-Identifier: Apache-2.0
// What other rooms ask for: a number at sealing, its end, and how it will look.
#pragma once

#include "numbering/service/counter.h"

namespace numbering {

class Take final : public Numbers {
  public:
    Take(Parts& parts, Counter& counter) : parts_(parts), counter_(counter) {}

    void serve(Numbered& owner) override { parts_.owners.serve(owner); }
    Taken take(core::db::Tx& tx, const core::Context& ctx, const Wish& wish) override;
    void use(core::db::Tx& tx, const core::Context& ctx, std::string_view subject) override;
    void annul(core::db::Tx& tx, const core::Context& ctx, std::string_view subject,
               std::string_view reason) override;
    std::string ahead(core::db::Tx& tx, const Wish& wish) override;
    std::vector<OpenBook> open_books(core::db::Tx& tx, const core::Actor& actor) override {
        return numbering::open_books(tx, parts_, actor);
    }

  private:
    Number give(core::db::Tx& tx, const core::Context& ctx, const Wish& wish, const Number& promised);
    Number fresh(core::db::Tx& tx, const core::Context& ctx, const Wish& wish);

    Parts& parts_;
    Counter& counter_;
};

}  // namespace numbering
