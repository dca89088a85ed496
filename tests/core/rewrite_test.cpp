// SPDX-License-Identifier: Apache-2.0
// Placeholders of SQL, outside literals and comments only.
#include "core/db/rewrite.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/db/script.h"

using core::db::Engine;
using core::db::rewrite;
using core::db::statements;

TEST(Rewrite, numbers_the_parameters) {
    EXPECT_EQ(rewrite("SELECT ? WHERE a=? AND b IN (?,?)"),
              "SELECT $1 WHERE a=$2 AND b IN ($3,$4)");
    EXPECT_EQ(rewrite(""), "");
}

TEST(Rewrite, leaves_quoted_text_alone) {
    EXPECT_EQ(rewrite("SELECT 'costs ? $2', ?"), "SELECT 'costs ? $2', $1");
    EXPECT_EQ(rewrite("SELECT 'it''s ?', ?"), "SELECT 'it''s ?', $1");
    EXPECT_EQ(rewrite("SELECT E'a\\'?', ?"), "SELECT E'a\\'?', $1");
    EXPECT_EQ(rewrite("SELECT 'a\\', ?"), "SELECT 'a\\', $1");
    EXPECT_EQ(rewrite("SELECT \"odd?\"\"name\", ?"), "SELECT \"odd?\"\"name\", $1");
    EXPECT_EQ(rewrite("DO $x$ ? $y$ ? $x$; ?"), "DO $x$ ? $y$ ? $x$; $1");
    EXPECT_EQ(rewrite("SELECT $$ ? $$, ?"), "SELECT $$ ? $$, $1");
}

TEST(Rewrite, leaves_comments_alone) {
    EXPECT_EQ(rewrite("a -- why?\n= ?"), "a -- why?\n= $1");
    EXPECT_EQ(rewrite("a /* ? /* ? */ ? */ = ?"), "a /* ? /* ? */ ? */ = $1");
    EXPECT_EQ(rewrite("a /* never ends ?"), "a /* never ends ?");
    EXPECT_EQ(rewrite("'never ends ?"), "'never ends ?");
}

TEST(Script, expands_macros_for_each_engine) {
    const auto text = "CREATE TABLE t (id {{uuid}}, at {{ms}}, data {{bytes}}){{table}};\n";
    EXPECT_EQ(statements(text, Engine::sqlite),
              std::vector<std::string>{"CREATE TABLE t (id TEXT, at INTEGER, data BLOB) STRICT"});
    EXPECT_EQ(
        statements(text, Engine::postgres),
        std::vector<std::string>{"CREATE TABLE t (id TEXT COLLATE \"C\", at BIGINT, data BYTEA)"});
    EXPECT_THROW(statements("{{money}}", Engine::sqlite), core::Error);
}

TEST(Script, keeps_blocks_for_their_engine) {
    const auto text = "A;\n-- sqlite:\nB;\n-- postgres:\nC;\n-- both:\nD;\n";
    EXPECT_EQ(statements(text, Engine::sqlite), (std::vector<std::string>{"A", "B", "D"}));
    EXPECT_EQ(statements(text, Engine::postgres), (std::vector<std::string>{"A", "C", "D"}));
}

TEST(Script, cuts_only_at_a_line_end_outside_quotes) {
    EXPECT_EQ(
        statements("CREATE TRIGGER x BEGIN SELECT 1; END;\nB; -- said\nC", Engine::sqlite),
        (std::vector<std::string>{"CREATE TRIGGER x BEGIN SELECT 1; END", "B", "-- said\nC"}));
    EXPECT_EQ(statements("A $$\nx;\ny;\n$$;\n-- only a word;\n'a;\nb';", Engine::postgres),
              (std::vector<std::string>{"A $$\nx;\ny;\n$$", "-- only a word;\n'a;\nb'"}));
}
