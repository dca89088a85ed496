// SPDX-License-Identifier: Apache-2.0
// Full-text search over everything. Who may see a document is written inside the index as tokens,
// so a hit, a count or a snippet never tells of a record the seeker may not see.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/db/db.h"

namespace core::search {

// One value of one facet; the label is what people read.
struct Mark {
    std::string facet;  // "code", "unit", "year", "kind", "access", "form", "location", or a room's own
    std::string value;
    std::string label = {};
    // A value the clock alone gives and takes: it holds on these days only, both included. Of one facet, `dated_facet`.
    std::optional<Date> first = {}, last = {};
    bool operator==(const Mark&) const = default;
};

// The facet whose values may hold for some days only.
constexpr std::string_view dated_facet = "phase";

struct Document {
    std::string kind;     // "letter", "incoming", "dossier"
    std::string id;       // of the thing itself
    std::string title;    // subject
    std::string number;   // letter number, dossier number; found by any part of it
    std::string body;     // plain text
    std::string summary;  // one line for the hit: who, to whom
    std::string link;     // "/letters/0193..."
    Date date;
    std::vector<std::string> readers;  // access tokens: "person:<id>", "seat:<position>", "unit:<id>", "book:<unit>", "all"; by role
                                       // "clerk:<unit>", "clerk-of:<book>", "clerk-at:<position>:<book>"
    // Of a copy: "letter:<id>" it is a copy of, and the token of whom it is addressed to. Whoever may
    // see several of them finds one: the copy addressed to him, else any copy, else the original.
    std::string original = {}, addressed = {};
    std::string annexes = {};  // plain text of what is attached
    std::string ocr = {};      // text recognised in pictures; found even with one letter misread
    std::optional<Date> until = {};  // the last day it spans, when that is not `date`
    std::string code = {};     // of the classification; it and each code above it are a facet
    std::string unit = {}, unit_name = {};
    std::string access = {};   // "biasa"
    std::string form = {};     // kind of document: "surat undangan"
    std::string location = {};  // "Depo A / Rak 3 / Boks 12"
    std::vector<Mark> facets = {};  // further ones
    std::string unshown = {};  // found like the body, in no snippet: who a personal dossier is of
};

// Best first goes by steps: the whole of the words in a row in the title, all in title and number,
// their stems there, all anywhere, their stems anywhere, recognised text with a letter misread;
// within a step newest first. So no statistic over records tells of those one may not see, and a
// page costs the same however many there are.
enum class Order { newest, best };

struct Wanted {
    std::string words;  // free text, every word must be there; "kata lengkap" in quotes is a
                        // phrase and taken by its exact words; "peng*" is a beginning; a word also
                        // finds any part of a number; empty: everything the seeker may see
    std::string number = {};  // any part of the number
    std::optional<std::string> kind;  // then copies and originals each stand for themselves
    std::optional<Date> from, until;  // days; what spans several is found when it touches them
    int limit = 20;
    std::string after;  // keyset cursor of the page before
    Order order = Order::newest;
    bool within = false;           // what spans several days must lie in `from`..`until` wholly
    std::vector<Mark> marks = {};  // each must be on the document; labels play no part
    bool facets = false;           // count them too
};

struct Hit {
    std::string kind, id, title, number, summary, link;
    Date date;
    // Plain text; matched words between U+E000 and U+E001; of numbers that name a person (NIP, NIK, NPWP) the end only.
    std::string snippet;
    int copies = 0;       // other copies of the same letter the seeker may see
    bool recognised = false;  // the snippet is of recognised text
};

struct Bucket {
    Mark mark;
    std::int64_t count = 0;
};

struct Found {
    std::vector<Hit> hits;   // in the order asked for
    std::string next;        // cursor, "" on the last page
    std::int64_t total = 0;  // of what the seeker may see, counted up to 10 000
    // Of the same documents as `total`, the newest 10 000 of them; by facet, most first.
    std::vector<Bucket> buckets;
};

class Index {
  public:
    virtual ~Index() = default;
    virtual void put(db::Tx& tx,
                     const Document& document) = 0;  // replaces the one with its kind and id
    virtual void remove(db::Tx& tx, std::string_view kind, std::string_view id) = 0;
    // Writes anew up to `most` documents whose words were taken apart by an older analyser; how many.
    virtual int renew(db::Tx& tx, int most) = 0;
    // After a batch of destructions, outside any unit, before db::scrub: no word of a removed document
    // stays in what the index keeps besides rows. Heavy (rewrites the index), so once per batch.
    virtual void purge(db::Db& db) = 0;
    // `tokens` are what the seeker holds; a document is seen when it shares one.
    // Throws Error(invalid, "core.error.cursor") on a cursor that is none of ours.
    virtual Found find(db::Tx& tx, const std::vector<std::string>& tokens,
                       const Wanted& wanted) = 0;
};

// What day it is; without one no mark that holds for some days is found or counted.
using Today = std::function<Date()>;

// FTS5 on SQLite, tsvector on PostgreSQL, with the same words of ours in both.
std::unique_ptr<Index> open(db::Engine engine, Today today = {});

// The words of a text as they are indexed: folded, split, stemmed.
std::vector<std::string> stems(std::string_view text);

}  // namespace core::search
