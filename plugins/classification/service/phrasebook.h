// SPDX-License-Identifier: Apache-2.0
// What the words of schedules wait for: the events they name, and which words nobody understands yet.
#pragma once

#include "classification/store/trigger_store.h"
#include "classification/trigger_book.h"
#include "core/auth/actor.h"

namespace classification {

class Phrasebook final : public TriggerBook {
  public:
    explicit Phrasebook(core::db::Db& db) : db_(db) {}

    // Of the schedule in force, for who may add them; else nothing.
    std::vector<store::Unread> unread(const core::Context& ctx);
    std::vector<Trigger> known(core::db::Tx& tx) override;

  private:
    core::db::Db& db_;
};

}  // namespace classification
