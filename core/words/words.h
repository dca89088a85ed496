// SPDX-License-Identifier: Apache-2.0
// The words on screen: catalogs in Indonesian (the first) and English, dates and numbers as each
// language writes them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/plugin/embedded.h"

namespace core::words {

class Catalog {
  public:
    // The sentence with its arguments filled in; the key itself when it is unknown.
    std::string say(std::string_view key, const Args& args = {}) const;
    bool has(std::string_view key) const;
    // Unfilled sentence, or nullptr.
    const std::string* find(std::string_view key) const;
    const std::string& language() const { return language_; }

    std::string date(Date date) const;                       // "23 November 2026"
    std::string day_date(Date date) const;                   // "Senin, 23 November 2026"
    std::string time(Instant at, Zone zone) const;           // "14.05 WIB"
    std::string moment(Instant at, Zone zone) const;         // "23 November 2026 14.05 WIB"
    std::string number(std::int64_t value) const;            // "1.234"

  private:
    friend class Words;
    std::string language_;
    std::map<std::string, std::string, std::less<>> sentences_;
};

class Words {
  public:
    // Reads id.po and en.po of a room. Throws Error(internal) for a broken file.
    void add(std::string_view room, const Embedded& files);
    const Catalog& in(std::string_view language) const;      // unknown language: Indonesian
    std::vector<std::string> languages() const { return {"id", "en"}; }
    // Keys one language has and the other lacks, placeholders that differ, keys given twice.
    std::vector<std::string> faults() const;

  private:
    std::map<std::string, Catalog, std::less<>> catalogs_;
    std::vector<std::string> faults_;
};

// A whole number in Indonesian words: "dua puluh satu".
std::string spelled(std::int64_t value);

}  // namespace core::words
