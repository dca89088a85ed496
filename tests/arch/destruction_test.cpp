// SPDX-License-Identifier: Apache-2.0
// One gate for every way to destroy a record: what can be asked to destroy stands here with the only files that ask it.
// disposal/service/running.cpp asks archive::Gate for each dossier in the unit that destroys it, or the copy of it a
// handover left here; nothing else may.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/arch/sources.h"

namespace arch {
namespace destruction_test {

using Files = std::set<std::string>;

const std::string running = "plugins/disposal/service/running.cpp";
constexpr const char* mend = "Let disposal destroy it, which asks the gate; or, if this is a lawful way of its own, ask archive::Gate "
                             "with Deed::destroy (of a copy Deed::remove) and name the file in tests/arch/destruction_test.cpp.";

std::vector<Source> product() {
    std::vector<Source> all;
    for (Source& source : read({"core", "plugins"}, {".cpp", ".h"}))
        if (!source.test()) all.push_back(std::move(source));
    return all;
}

// Where `word` is called as a member, with `first` as its first argument.
std::vector<std::size_t> calls(const std::string& code, std::string_view word, std::string_view first) {
    std::vector<std::size_t> found;
    for (const std::size_t at : find_word(code, word)) {
        const bool member = at > 0 && (code[at - 1] == '.' || code[at - 1] == '>');
        std::size_t end = at + word.size();
        while (end < code.size() && (code[end] == ' ' || code[end] == '\n' || code[end] == '(')) ++end;
        const auto argument = std::string_view(code).substr(end);
        const bool whole = argument.size() == first.size() || argument.find_first_of(",) ") == first.size();
        if (member && argument.starts_with(first) && whole) found.push_back(at);
    }
    return found;
}

TEST(Destruction, headers_that_forget_are_seen_by_the_destruction_alone) {
    int seen = 0;
    for (const Source& source : product())
        for (const Include& include : source.includes) {
            const bool of_room = ends(include.path, "/forgetting.h"), of_batches = include.path == "core/batch/forget.h";
            if (include.angle || (!of_room && !of_batches)) continue;
            ++seen;
            const std::string owner = include.path.substr(0, include.path.find('/'));
            const Files may = of_room ? Files{"plugins/disposal/service/parts.h"} : Files{running, "core/batch/why_store.cpp"};
            if (source.room() != owner && !may.contains(source.path))
                fault(source, include.line, include.path + " can destroy records", mend);
        }
    EXPECT_GE(seen, 12) << "the headers are called otherwise by now: this test keeps nothing";
}

TEST(Destruction, what_forgets_is_asked_in_one_file) {
    std::map<std::string, int> seen;
    const auto look = [&](const Source& source, const char* word, const Files& may) {
        for (const std::size_t at : find_word(source.code, word)) {
            ++seen[word];
            if (!may.contains(source.path)) fault(source, source.line_of(at), std::string(word) + " destroys records", mend);
        }
    };
    for (const Source& source : product()) {
        if (source.room() == "disposal") look(source, "forget", {running, "plugins/disposal/service/running.h"});
        // Files of the store, and the watch's of one destroyed while its copy was on the way.
        look(source, "remove_for_good", {running, "core/blob/store.h", "core/blob/folder.cpp", "plugins/integrity/service/watch.cpp"});
        for (const std::size_t at : calls(source.code, "erase", "tx")) {
            ++seen["erase"];
            if (source.path != running) fault(source, source.line_of(at), "Holdings::erase destroys a dossier", mend);
        }
    }
    // Both ways to end a dossier go through that one file, and each asks the gate for its own deed.
    for (const Source& source : product())
        if (source.path == running)
            for (const char* deed : {"destroy", "remove"})
                if (source.code.find(std::string("Deed::") + deed) == std::string::npos) fault(source, 1, std::string("Deed::") + deed + " is not asked", mend);
    for (const char* word : {"forget", "remove_for_good", "erase"})
        EXPECT_GT(seen[word], 0) << word << " is called otherwise by now: this test keeps nothing";
}

TEST(Destruction, rows_of_records_are_deleted_by_the_stores_that_forget) {
    const std::map<std::string, Files> deleted{
        {"archive_dossier", {}},
        {"archive_item", {"plugins/archive/store/item_store.cpp"}},
        {"letters_letter", {}},
        {"letters_version", {"plugins/letters/store/forget_store.cpp"}},
        {"letters_scan", {"plugins/letters/store/forget_store.cpp"}},
        {"incoming_entry", {}},
        {"incoming_attachment", {"plugins/incoming/store/forget_store.cpp"}},
        {"incoming_report_file", {"plugins/incoming/store/forget_store.cpp"}},
        {"depot_scan_file", {"plugins/depot/store/scan_file_store.cpp"}},
        {"packages_beside", {"plugins/packages/store/import_store.cpp"}},
        {"signing_round", {}},
        {"intake_arrival", {}},
    };
    const std::string opening = "DELETE FROM ";
    std::set<std::string> seen;
    for (const Source& source : product())
        for (const Literal& literal : source.literals) {
            for (std::size_t at = literal.text.find(opening); at != std::string::npos; at = literal.text.find(opening, at + 1)) {
                const auto from = at + opening.size();
                const auto table = deleted.find(literal.text.substr(from, literal.text.find_first_of(" ;", from) - from));
                if (table == deleted.end()) continue;
                seen.insert(table->first + " " + source.path);
                if (!table->second.contains(source.path))
                    fault(source, literal.line, "rows of " + table->first + " are records", mend);
            }
        }
    for (const auto& [table, files] : deleted)
        for (const auto& file : files)
            EXPECT_TRUE(seen.contains(table + " " + file)) << "written otherwise by now: this test keeps nothing of " << table;
}

// What those stores delete by is asked by the act of the room that forgets, which the gate's one caller alone can reach.
TEST(Destruction, stores_that_forget_are_asked_by_the_acts_that_forget) {
    const std::map<std::string, Files> asked{
        {"strip", {"plugins/letters/service/forget.cpp", "plugins/incoming/service/forget.cpp"}},
        {"forget_files", {"plugins/depot/service/copies.cpp"}},
        {"drop_besides", {"plugins/packages/service/forgetting.cpp"}},
    };
    std::map<std::string, Files> seen;
    for (const Source& source : product()) {
        if (source.layer() == "store") continue;
        for (const auto& [word, files] : asked)
            for (const std::size_t at : find_word(source.code, word)) {
                if (source.room() != "letters" && source.room() != "incoming" && word == "strip") continue;
                seen[word].insert(source.path);
                if (!files.contains(source.path)) fault(source, source.line_of(at), word + " destroys records", mend);
            }
    }
    EXPECT_EQ(seen, asked) << "called otherwise by now: this test keeps nothing";
}

}  // namespace destruction_test
}  // namespace arch
