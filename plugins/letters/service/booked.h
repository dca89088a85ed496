// SPDX-License-Identifier: Apache-2.0
// The letter as the number book knows it: what its line shows and to whom, and which number it wants.
#pragma once

#include "letters/service/room.h"

namespace letters {

class Booked final : public numbering::Numbered {
  public:
    explicit Booked(Parts& parts) : parts_(parts) {}

    std::string kind() const override { return "letter"; }
    // The books of a unit are open to it; of secret letters only to those named on the letter.
    std::optional<numbering::Card> card(core::db::Tx& tx, const core::Actor& actor,
                                        std::string_view subject) override;
    std::optional<numbering::Wish> wish(core::db::Tx& tx, const core::Context& ctx,
                                        std::string_view subject) override;
    std::vector<numbering::Kind> kinds(core::db::Tx& tx) override;

  private:
    Parts& parts_;
};

// The number the letter would ask for on that day; nullopt of a kind that bears none.
std::optional<numbering::Wish> wish_of(const Letter& letter, const style::Kind& kind, core::Date day);

}  // namespace letters
