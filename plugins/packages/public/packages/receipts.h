// SPDX-License-Identifier: Apache-2.0
// What the house a dossier was handed over to says it holds of it: the receipts (tanda terima) of its packages.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "archive/dossiers.h"
#include "core/base/bytes.h"

namespace packages {

struct Acknowledged {
    std::string package;   // its id: /packages/<id> tells the receipt and gives it
    int part = 1, parts = 1;
    std::string receiver;
    core::Instant received{};
    core::Digest manifest;
    bool sworn = false;        // by a seal or a timestamp this house knows
    bool confirmed = false;    // by a second person
    std::string hindrance{};   // the word of why nothing goes on its word, with {number}, {count}; "" = it counts
};

using AllAcknowledged = std::map<archive::DossierId, std::vector<Acknowledged>>;

class Receipts {
  public:
    virtual ~Receipts() = default;
    // Of the packages last asked for to hand each dossier over, in the order of their parts; none where a part lacks its own.
    virtual AllAcknowledged receipts(core::db::Tx& tx, const std::vector<archive::DossierId>& dossiers) = 0;
};

}  // namespace packages
