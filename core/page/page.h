// SPDX-License-Identifier: Apache-2.0
// Pages from templates. Templates are HTML with {{NAME}} values, always escaped for the place they
// stand in, and [[...]] marks resolved when they are loaded (resources/README.md lists them).
#pragma once

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/http/message.h"
#include "core/plugin/embedded.h"
#include "core/words/words.h"

namespace core::page {

// What a page shows: values and sections. A section that is never added is not shown.
//   Data data;  data.set("SUBJECT", letter.subject);
//   for (...) data.add("ROW").set("NUMBER", ...);
class Data {
  public:
    Data& set(std::string name, std::string value);
    Data& set(std::string name, const char* value) { return set(std::move(name), std::string(value)); }
    Data& set(std::string name, std::string_view value) { return set(std::move(name), std::string(value)); }
    Data& set(std::string name, std::int64_t value) { return set(std::move(name), std::to_string(value)); }
    // Shows the section once, with the values around it.
    Data& show(std::string section) { add(std::move(section)); return *this; }
    Data& show_if(bool shown, std::string section) { return shown ? show(std::move(section)) : *this; }
    Data& add(std::string section);

    const std::map<std::string, std::string>& values() const { return values_; }
    const std::map<std::string, std::list<Data>>& sections() const { return sections_; }

  private:
    std::map<std::string, std::string> values_;
    std::map<std::string, std::list<Data>> sections_;
};

// Puts faults beside their fields: sets FAULT_<FIELD> (upper case, '.' and '-' as '_') as a section
// with TEXT, and a section FAULTS with one FAULT{FIELD, TEXT} each for the list on top.
void show_faults(Data& data, const std::vector<Fault>& faults, const words::Catalog& words);

// A fragment another room shows inside a page: [[slot letter.aside]] on the letter's page.
using Fragment = std::function<std::string(const Context&, const http::Request&, std::string_view subject)>;

class Book {
  public:
    Book(const words::Words& words, std::string assets_folder);
    ~Book();
    // Names become "letters/show" for templates/show.html of room letters.
    void add(std::string_view room, const Embedded& templates);
    void fill(std::string slot, std::string room, Fragment fragment);
    // What every page carries, set by the site once; layouts find its names behind FRAME_, as no page's begin.
    void around(std::function<void(Data&, const Context&, const http::Request&)> frame);
    // Parses all; gives every fault: unknown word, bad syntax, forbidden construct.
    std::vector<std::string> load();

    // `subject` is handed to slots (the letter's id). A partial request (htmx) to a page that has a
    // [[part NAME]] ... [[end]] named by header HX-Target gets that part alone.
    http::Response render(const Context& ctx, const http::Request& request, std::string_view page,
                          Data data, int status = 200, std::string_view subject = {}) const;
    // Without layout, for fragments.
    std::string fragment(const Context& ctx, const http::Request& request, std::string_view page,
                         const Data& data) const;
    std::string asset(std::string_view logical) const;  // "/a/app-3f9c.css"
    const std::string& assets_folder() const;

  private:
    struct Shelf;
    std::unique_ptr<Shelf> shelf_;
};

}  // namespace core::page
