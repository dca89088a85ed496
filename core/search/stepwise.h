// SPDX-License-Identifier: Apache-2.0
// What was asked for as the text an engine understands, one text a step; and a page filled step by
// step. A later step is asked only when the earlier ones gave too few.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/search/query.h"
#include "core/search/snippet.h"

namespace core::search {

class Steps {
  public:
    explicit Steps(const Asked& asked) : asked_(asked) {}
    virtual ~Steps() = default;
    std::string every() const;         // all steps together; "" when no words were asked for
    std::string only(Step step) const;  // this step without those before; "" when nothing is in it

  protected:
    enum class Reach { title, anywhere };
    virtual std::string run(const std::vector<std::string>& words, Reach reach, bool exactly,
                            bool beginning) const = 0;
    virtual std::string part(const std::string& part, bool beginning) const = 0;
    virtual std::string recognised(const std::vector<std::string>& forms) const = 0;
    virtual std::string_view all() const = 0;
    virtual std::string_view any() const = 0;
    virtual std::string without(const std::string& what, const std::string& not_this) const = 0;

  private:
    std::string at(Step step) const;
    std::string of_run(const Run& run, Step step) const;
    std::string of_term(const Term& term, Step step) const;
    const Asked& asked_;
};

// The rows of one step before a place, newest first.
using Rows = std::function<std::vector<Placed>(const std::string& words, std::int64_t before, int most)>;
std::vector<Placed> stepwise(const Asked& asked, const Steps& match, const Cursor& cursor, int most,
                             const Rows& rows);

}  // namespace core::search
