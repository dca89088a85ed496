// SPDX-License-Identifier: Apache-2.0
// The events that rules of the schedule in force wait for, as its dictionary of phrases names them.
#pragma once

#include "classification/triggers.h"
#include "core/base/clock.h"
#include "core/db/db.h"

namespace classification {

class TriggerBook {
  public:
    virtual ~TriggerBook() = default;
    // Of all editions, each event once for each scope, by name: dossiers wait for what an older one named.
    virtual std::vector<Trigger> known(core::db::Tx& tx) = 0;
};

}  // namespace classification
