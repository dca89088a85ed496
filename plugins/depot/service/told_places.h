// SPDX-License-Identifier: Apache-2.0
// Places of the depot as an old list tells them.
#pragma once

#include "depot/service/places.h"
#include "depot/told_places.h"

namespace depot {

class Told final : public ToldPlaces {
  public:
    Told(Parts& parts, Places& places) : parts_(parts), places_(places) {}

    std::vector<FoundPlace> find(core::db::Tx& tx, const core::Context& ctx, const std::vector<ToldPlace>& told) override;
    void shelve(core::db::Tx& tx, const core::Context& ctx, const std::string& place,
                const std::vector<archive::DossierId>& dossiers, const std::string& reason) override;

  private:
    Parts& parts_;
    Places& places_;
};

}  // namespace depot
