// SPDX-License-Identifier: Apache-2.0
// Resolves the [[...]] marks of templates, once per language, and collects every fault found.
//
//   [[layout base]]            first line: the page stands in this layout's [[content]]
//   [[include shared/x.html]]  a file of the layout folder; [[include _x.html]] one of the own room
//   [[room.key arg=NAME]]      a sentence of the word catalog; {arg} becomes {{NAME}}
//   [[asset app.css]]          the address of a built file
//   [[icon name]]              a symbol of the sprite
//   [[slot room.place]]        what other rooms show here
//   [[csrf]]                   the hidden field every POST form needs
//   [[part name]] ... [[end]]  what a partial request for the element of that id gets
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/words/words.h"

namespace core::page {

struct Assets {
    std::map<std::string, std::string, std::less<>> files;  // "app.css" -> "app-3f9c.css"
    std::set<std::string, std::less<>> icons;
    std::vector<std::string> faults;

    // Reads manifest.json and the names in sprite.svg.
    static Assets read(const std::string& folder);
    std::string address(std::string_view logical) const;  // "" when unknown
};

using Sources = std::map<std::string, std::string, std::less<>>;  // "letters/show.html" -> text

struct Prepared {
    std::string full;  // with layout
    std::string bare;  // without
    std::map<std::string, std::string> parts;
    std::set<std::string> slots;
};

// The name ctemplate knows a slot by; no template can write it.
std::string slot_value(std::string_view slot);

class Loader {
  public:
    Loader(const Sources& sources, const Assets& assets, const words::Catalog& words)
        : sources_(sources), assets_(assets), words_(words) {}

    Prepared prepare(const std::string& source);
    const std::vector<std::string>& faults() const { return faults_; }

  private:
    struct Place;
    std::string expand(Place place);
    void mark(const Place& place, std::string_view inside, std::size_t at, std::string& out);
    void include(const Place& place, std::string_view wanted, std::size_t at, std::string& out);
    void part(const Place& place, std::string_view name, std::size_t at, const std::string& out);
    std::string sentence(const Place& place, std::string_view mark, std::size_t at);
    std::string icon(const Place& place, std::string_view name, std::size_t at);
    std::string asset(const Place& place, std::string_view name, std::size_t at);
    void fault(const Place& place, std::size_t at, const std::string& what);

    const Sources& sources_;
    const Assets& assets_;
    const words::Catalog& words_;
    std::vector<std::string> faults_;
    Prepared page_;
    std::string part_name_;
    std::size_t part_begin_ = 0;
};

}  // namespace core::page
