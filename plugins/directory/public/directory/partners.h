// SPDX-License-Identifier: Apache-2.0
// External partners (mitra luar): offices, firms and persons outside the agency that letters go to.
// Two entries for one and the same are merged: the one merged stays and leads to the survivor.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.h"
#include "core/db/db.h"

namespace directory {

using PartnerId = core::Id<struct PartnerTag>;

struct Partner {
    PartnerId id;
    std::string name;        // "Badan Pusat Statistik Kota Pangkalpinang"
    std::string official;    // position usually addressed: "Kepala"; "" = the partner itself
    std::string kind;        // opd_lain, instansi_pusat, bumn, swasta, lembaga, perorangan, lain
    std::string place;       // "Pangkalpinang": printed after "di"
    std::string address, email, phone, note;
    std::int64_t revision = 0;                  // counts savings, from 1
    std::optional<PartnerId> merged_into;

    bool operator==(const Partner&) const = default;
};

// As it stands after "Yth.": "Kepala Badan Pusat Statistik Kota Pangkalpinang".
std::string addressed(const Partner& partner);

class Partners {
  public:
    virtual ~Partners() = default;
    // The partner, or the one it was merged into.
    virtual std::optional<Partner> partner(core::db::Tx& tx, PartnerId id) = 0;
    // By words of name, official and place; in the order of names.
    virtual std::vector<Partner> find_partners(core::db::Tx& tx, std::string_view words, int limit) = 0;
};

}  // namespace directory
