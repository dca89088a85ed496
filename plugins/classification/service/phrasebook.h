// SPDX-License-Identifier: Apache-2.0
// The trigger phrases of a schedule: taking them from a file, telling which are not understood yet.
#pragma once

#include <iosfwd>

#include "classification/service/table_file.h"
#include "classification/store/trigger_store.h"
#include "classification/records_office.h"
#include "classification/trigger_book.h"
#include "core/auth/actor.h"
#include "core/words/words.h"

namespace classification {

class Phrasebook final : public TriggerBook {
  public:
    explicit Phrasebook(core::db::Db& db, const RecordsOffice* office = nullptr) : db_(db), office_(office) {}

    struct Outcome {
        std::string edition;
        int added = 0, known = 0;
        std::vector<PhraseFault> faults;
        std::vector<store::Unread> unread;   // of the rules of that edition
    };
    // `edition` "": the schedule in force. What is known already stays as it is. Throws Error(not_found) without one. To
    // a published one phrases are added by a person of the records unit for a reason, beside what was published: they
    // start clocks of the whole city.
    Outcome take(const core::Context& ctx, const TableFile& file, const std::string& edition,
                 const std::string& reason = {});
    // Of the schedule in force, for who may add them; else nothing.
    std::vector<store::Unread> unread(const core::Context& ctx);
    std::vector<Trigger> known(core::db::Tx& tx) override;

  private:
    core::db::Db& db_;
    const RecordsOffice* office_;
};

// FILE.tsv [--edition NAME]
int import_phrases(const core::Context& ctx, Phrasebook& book, const core::words::Catalog& words,
                   const std::vector<std::string>& arguments, std::ostream& out);

}  // namespace classification
