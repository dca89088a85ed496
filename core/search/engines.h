// SPDX-License-Identifier: Apache-2.0
// The two engines; not for use outside core/search.
#pragma once

#include <memory>

#include "core/search/counted.h"
#include "core/search/cursor.h"
#include "core/search/kin.h"
#include "core/search/named.h"
#include "core/search/query.h"

namespace core::search {

class Engine : public Index {
  public:
    explicit Engine(Today today) : today_(std::move(today)) {}
    virtual std::vector<Named> names(db::Tx& tx, const std::vector<std::string>& tokens, const Wanted& wanted,
                                     int most) = 0;
    // Condition on core_search d: seen by who holds one of these safe tokens, of which there is one at least.
    virtual void add_seen(db::Query& query, const std::vector<std::string>& readers) = 0;
    // Newest places seen by them whose title has two of these stems, or the only one; with a code one suffices, on
    // documents of that code.
    virtual std::vector<std::int64_t> akin(db::Tx& tx, const std::vector<std::string>& readers,
                                           const std::vector<std::string>& stems, const std::string& code,
                                           int most) = 0;

    // The day dated marks must hold on; before all days where nobody told it.
    std::int64_t today() const;

  protected:
    Cursor cursor(db::Tx& tx, const Asked& asked, const Ended& ended);
    // Marks sought, with those that mean the same, the day they must hold on, and how far back to look for the days.
    void widen(db::Tx& tx, Asked& asked, const Wanted& wanted) const;
    std::int64_t counted_ = most_counted;
    // Of a statement whose only column is `place`; and how many places it gives.
    std::vector<Bucket> buckets(db::Tx& tx, const db::Query& places, std::int64_t& total) const;

  private:
    friend void count_to(Index& index, std::int64_t most);
    friend std::int64_t counted_to(const Index& index);
    friend void add_kin(Index& index, const std::string& facet, KinOf kin);
    friend void add_names(Index& index, const std::string& facet, NamesOf names);
    std::map<std::string, KinOf> kin_;
    std::map<std::string, NamesOf> names_;
    Today today_;
};

std::unique_ptr<Index> fts5(Today today);
std::unique_ptr<Index> tsvector(Today today);

}  // namespace core::search
