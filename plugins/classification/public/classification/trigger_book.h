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
    virtual std::vector<Trigger> known(core::db::Tx& tx) = 0;   // of all editions, each event once, by name: dossiers wait for what an older one named
};

}  // namespace classification
