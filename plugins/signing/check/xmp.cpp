// SPDX-License-Identifier: Apache-2.0
#include "signing/check/xmp.h"

#include <algorithm>
#include <array>
#include <map>
#include <pugixml.hpp>
#include <utility>
#include <vector>

namespace signing::check {
namespace {

using pugi::xml_attribute;
using pugi::xml_node;
using Statements = std::multiset<std::string>;

constexpr std::size_t most_depth = 24;
const std::string rdf = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}";
const std::string xml = "{http://www.w3.org/XML/1998/namespace}";

struct Unclear {};

// Two values give one text only when they are the same.
std::string sized(const std::string& text) { return std::to_string(text.size()) + ":" + text; }

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool written_when_saved(const std::string& name) {
    static const std::array<std::string, 4> names{
        "{http://ns.adobe.com/xap/1.0/}ModifyDate", "{http://ns.adobe.com/xap/1.0/}MetadataDate",
        "{http://ns.adobe.com/pdf/1.3/}Producer", "{http://ns.adobe.com/xap/1.0/mm/}InstanceID"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

class Packet {
  public:
    Statements read(const pugi::xml_document& document) {
        const Element root = open(only_element(document));
        if (root.name == rdf + "RDF") {
            described(root);
        } else {
            if (root.name != "{adobe:ns:meta/}xmpmeta") throw Unclear();
            for (const auto& [name, _] : root.attributes)
                if (name != "{adobe:ns:meta/}xmptk") throw Unclear();
            const Element inner = open(only_element(root.node));
            if (inner.name != rdf + "RDF") throw Unclear();
            described(inner);
        }
        return std::move(out_);
    }

  private:
    // A node whose names are resolved; what it declares goes with it.
    struct Element {
        Element(Packet& packet, const xml_node& own) : node(own), declared(packet.declare(own)), packet_(packet) {
            name = packet.resolved(node.name(), true);
            for (const xml_attribute& one : node.attributes()) {
                const std::string_view said = one.name();
                if (said == "xmlns" || said.starts_with("xmlns:")) continue;
                if (!attributes.emplace(packet.resolved(said, false), one.value()).second) throw Unclear();
            }
        }
        ~Element() { packet_.scope_.resize(packet_.scope_.size() - declared); }
        Element(const Element&) = delete;
        Element& operator=(const Element&) = delete;

        xml_node node;
        std::size_t declared;
        std::string name;
        std::map<std::string, std::string> attributes;

      private:
        Packet& packet_;
    };

    Element open(const xml_node& node) { return Element(*this, node); }

    std::size_t declare(const xml_node& node) {
        std::size_t count = 0;
        for (const xml_attribute& one : node.attributes()) {
            const std::string_view name = one.name();
            if (name != "xmlns" && !name.starts_with("xmlns:")) continue;
            scope_.emplace_back(name == "xmlns" ? "" : name.substr(6), one.value());
            ++count;
        }
        return count;
    }

    std::string resolved(std::string_view name, bool element) const {
        const std::size_t colon = name.find(':');
        const std::string_view prefix = colon == std::string_view::npos ? "" : name.substr(0, colon);
        const std::string local(colon == std::string_view::npos ? name : name.substr(colon + 1));
        if (prefix.empty() && !element) return local;
        if (prefix == "xml") return xml + local;
        const auto found = std::find_if(scope_.rbegin(), scope_.rend(), [&](const auto& one) { return one.first == prefix; });
        if (found == scope_.rend()) throw Unclear();
        return "{" + found->second + "}" + local;
    }

    // The elements below a node; where there are any, no words stand between them.
    static std::vector<xml_node> elements(const xml_node& node) {
        std::vector<xml_node> out;
        bool words = false;
        for (const xml_node& one : node.children()) {
            if (one.type() == pugi::node_doctype) throw Unclear();
            if (one.type() == pugi::node_element) out.push_back(one);
            words = words || ((one.type() == pugi::node_pcdata || one.type() == pugi::node_cdata) && !blank(one.value()));
        }
        if (words && !out.empty()) throw Unclear();
        return out;
    }

    static xml_node only_element(const xml_node& node) {
        const std::vector<xml_node> all = elements(node);
        if (all.size() != 1) throw Unclear();
        return all.front();
    }

    static std::string words(const xml_node& node) {
        std::string out;
        for (const xml_node& one : node.children())
            if (one.type() == pugi::node_pcdata || one.type() == pugi::node_cdata) out += one.value();
        return out;
    }

    void described(const Element& all) {
        if (!all.attributes.empty()) throw Unclear();
        for (const xml_node& each : elements(all.node)) {
            const Element one = open(each);
            if (one.name != rdf + "Description") throw Unclear();
            const auto about = one.attributes.find(rdf + "about");
            const std::string of = about == one.attributes.end() ? "" : about->second;
            for (const std::string& property : fields(one, true)) out_.insert(sized(of) + property);
        }
    }

    // Properties of a description, or of a value that has some.
    Statements fields(const Element& of, bool document) {
        Statements out;
        const auto keep = [&](const std::string& name, const std::string& held) {
            if (!document || !written_when_saved(name) || held.front() != 't') out.insert(sized(name) + held);
        };
        for (const auto& [name, words] : of.attributes) {
            if (document && name == rdf + "about") continue;
            if (name.front() != '{' || name.starts_with(rdf) || name.starts_with(xml)) throw Unclear();
            keep(name, "t" + sized(words));
        }
        for (const xml_node& each : elements(of.node)) {
            const Element one = open(each);
            keep(one.name, value(one));
        }
        return out;
    }

    static std::string joined(const Statements& all) {
        std::string out = "s";
        for (const std::string& one : all) out += sized(one);
        return out;
    }

    std::string list(const Element& of) {
        if (!of.attributes.empty()) throw Unclear();
        std::string out = "l" + of.name;
        for (const xml_node& each : elements(of.node)) {
            const Element one = open(each);
            if (one.name != rdf + "li") throw Unclear();
            out += sized(value(one));
        }
        return out;
    }

    // "t" words, "r" an address, "l" a list, "s" properties; before it the language.
    std::string value(const Element& of) {
        if (++depth_ > most_depth) throw Unclear();
        std::string out = value_at(of);
        --depth_;
        return out;
    }

    std::string value_at(const Element& of) {
        std::string language;
        std::map<std::string, std::string> left = of.attributes;
        if (const auto found = left.find(xml + "lang"); found != left.end()) {
            language = "@" + sized(found->second);
            left.erase(found);
        }
        const std::vector<xml_node> inside = elements(of.node);
        if (left.empty() && inside.empty()) return language + "t" + sized(words(of.node));
        if (left.size() == 1 && inside.empty() && left.begin()->first == rdf + "resource" && blank(words(of.node)))
            return language + "r" + sized(left.begin()->second);
        if (left == std::map<std::string, std::string>{{rdf + "parseType", "Resource"}}) {
            Statements all;
            for (const xml_node& each : inside) {
                const Element one = open(each);
                all.insert(sized(one.name) + value(one));
            }
            return language + joined(all);
        }
        if (!left.empty() || inside.size() != 1) throw Unclear();
        const Element one = open(inside.front());
        if (one.name == rdf + "Description") return language + joined(fields(one, false));
        if (one.name == rdf + "Seq" || one.name == rdf + "Bag" || one.name == rdf + "Alt") return language + list(one);
        throw Unclear();
    }

    std::vector<std::pair<std::string, std::string>> scope_;
    std::size_t depth_ = 0;
    Statements out_;
};

}  // namespace

std::optional<std::multiset<std::string>> statements_of(std::string_view xmp) {
    pugi::xml_document document;
    const unsigned how = pugi::parse_default | pugi::parse_doctype | pugi::parse_ws_pcdata_single;
    if (!document.load_buffer(xmp.data(), xmp.size(), how, pugi::encoding_utf8)) return std::nullopt;
    try {
        return Packet().read(document);
    } catch (const Unclear&) {
        return std::nullopt;
    }
}

}  // namespace signing::check
