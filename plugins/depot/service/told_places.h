// SPDX-License-Identifier: Apache-2.0
// Places of the depot as an old list tells them.
#pragma once

#include "archive/listed_places.h"
#include "depot/service/places.h"

namespace depot {

class Told final : public archive::ToldPlaces {
  public:
    Told(Parts& parts, Places& places) : parts_(parts), places_(places) {}

    std::vector<archive::FoundPlace> find(core::db::Tx& tx, const core::Context& ctx, const std::vector<archive::ToldPlace>& told) override;
    void shelve(core::db::Tx& tx, const core::Context& ctx, const std::string& place,
                const std::vector<archive::DossierId>& dossiers, const std::string& reason) override;

  private:
    Parts& parts_;
    Places& places_;
};

}  // namespace depot
