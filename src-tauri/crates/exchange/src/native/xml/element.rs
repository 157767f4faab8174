//! An element with what is in it.

/// What stands in an element, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Words, references resolved.
    Text(String),
    /// Words of a CDATA section, as they are.
    Data(String),
    /// Another element.
    Element(Element),
}

/// An element. Names carry the customary prefix of their namespace, whatever the file's: `dc:creator`, `title`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes, in the order of the file, references resolved; those that bind namespaces are left out.
    pub attributes: Vec<(String, String)>,
    /// What is in it.
    pub nodes: Vec<Node>,
    /// Elements in it were nested deeper than any reader looks, and are left out.
    pub too_deep: bool,
}

impl Element {
    /// An attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            _ => None,
        })
    }

    /// The elements of this name in it.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element of this name in it.
    pub fn first(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// Its own words, without those of the elements in it. Blanks around a CDATA section are the writer's layout.
    pub fn text(&self) -> String {
        let has_data = self.nodes.iter().any(|node| matches!(node, Node::Data(_)));
        let layout = has_data && self.nodes.iter().all(|node| !matches!(node, Node::Text(text) if !text.trim().is_empty()));
        let mut text = String::new();
        for node in &self.nodes {
            match node {
                Node::Text(words) if !layout => text.push_str(words),
                Node::Data(words) => text.push_str(words),
                _ => {}
            }
        }
        text
    }

    /// The words of an element in it, none where it is not there or holds nothing but blanks.
    pub fn words(&self, name: &str) -> Option<String> {
        self.first(name).map(Element::text).filter(|text| !text.trim().is_empty())
    }

    /// The same, for names, ids and dates: without the blanks around it.
    pub fn value(&self, name: &str) -> Option<String> {
        self.words(name).map(|text| text.trim().to_owned())
    }

    /// Whether an element in it says `true`, or `1`.
    pub fn says(&self, name: &str) -> bool {
        self.value(name).is_some_and(|said| said == "1" || said.eq_ignore_ascii_case("true"))
    }

    /// What is in it as markup of HTML: for feeds whose words are elements of XHTML.
    pub fn markup(&self) -> String {
        let mut markup = String::new();
        self.write(&mut markup);
        markup
    }

    /// Elements are nested no deeper than [`super::walk::DEEPEST`], and so is this.
    fn write(&self, markup: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Text(words) | Node::Data(words) => escape(words, markup),
                Node::Element(element) => {
                    let name = element.name.rsplit(':').next().unwrap_or_default();
                    markup.push('<');
                    markup.push_str(name);
                    for (name, value) in &element.attributes {
                        markup.push(' ');
                        markup.push_str(name);
                        markup.push_str("=\"");
                        escape(value, markup);
                        markup.push('"');
                    }
                    markup.push('>');
                    if !matches!(name, "br" | "img" | "hr") {
                        element.write(markup);
                        markup.push_str("</");
                        markup.push_str(name);
                        markup.push('>');
                    }
                }
            }
        }
    }
}

fn escape(words: &str, markup: &mut String) {
    for c in words.chars() {
        match c {
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '&' => markup.push_str("&amp;"),
            '"' => markup.push_str("&quot;"),
            c => markup.push(c),
        }
    }
}
