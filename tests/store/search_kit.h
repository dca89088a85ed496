// SPDX-License-Identifier: Apache-2.0
// An index on a database of its own, and letters to put into it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/search/index.h"
#include "tests/store/search_model.h"
#include "tests/support/db.h"

namespace tests {

class SearchPlace : public OnBothDatabases {
  protected:
    using Ids = std::vector<std::string>;
    const std::vector<std::string> all{"all"};

    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place_ = std::make_unique<TestDb>(GetParam());
        index_ = core::search::open(GetParam(), tests::model::today);
    }
    core::db::Db& db() { return place_->db(); }
    void put(const core::search::Document& document) {
        db().write([&](core::db::Tx& tx) { index_->put(tx, document); });
    }
    void remove(std::string_view id) {
        db().write([&](core::db::Tx& tx) { index_->remove(tx, "letter", id); });
    }
    core::search::Found find(const core::search::Wanted& wanted, const std::vector<std::string>& tokens = {"all"}) {
        return db().read([&](core::db::Tx& tx) { return index_->find(tx, tokens, wanted); });
    }
    Ids ids(const core::search::Wanted& wanted, const std::vector<std::string>& tokens = {"all"}) {
        Ids out;
        for (const auto& hit : find(wanted, tokens).hits) out.push_back(hit.id);
        return out;
    }
    Ids words(const std::string& text) { return ids({.words = text, .after = {}}); }

    std::unique_ptr<TestDb> place_;
    std::unique_ptr<core::search::Index> index_;
};

inline core::search::Document letter(const std::string& id, const std::string& title, const std::string& body,
                                     const std::string& number = "",
                                     core::Date date = core::parse_date("2026-03-01")) {
    return {"letter", id, title, number, body, "Dari Diskominfo", "/letters/" + id, date, {"all"}};
}

}  // namespace tests
