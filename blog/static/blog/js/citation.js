/* Cites a source in the middle of a text: the reference chooser, and what editors see of it. */
(() => {
  const { React, DraftJS, ModalWorkflow, jQuery } = window;
  const { EditorState, Modifier } = DraftJS;

  /** The selection's end: a citation stands behind the words it belongs to and replaces none. */
  const endOf = (selection) =>
    selection.merge({
      anchorKey: selection.getEndKey(),
      anchorOffset: selection.getEndOffset(),
      focusKey: selection.getEndKey(),
      focusOffset: selection.getEndOffset(),
      isBackward: false,
    });

  class CitationSource extends React.Component {
    componentDidMount() {
      const { entityType, onClose } = this.props;
      jQuery(document.body).on('hidden.bs.modal', onClose);
      ModalWorkflow({
        url: entityType.chooserUrls.referenceChooser,
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: (reference) => this.insert(reference) },
      });
    }

    componentWillUnmount() {
      jQuery(document.body).off('hidden.bs.modal', this.props.onClose);
    }

    insert({ id, label }) {
      const { editorState, entityType, onComplete } = this.props;
      const content = editorState.getCurrentContent();
      const withSource = content.createEntity(entityType.type, 'IMMUTABLE', { id });
      const changed = Modifier.insertText(
        withSource,
        endOf(editorState.getSelection()),
        label,
        null,
        withSource.getLastCreatedEntityKey(),
      );
      onComplete(EditorState.push(editorState, changed, 'insert-characters'));
    }

    render() {
      return null;
    }
  }

  const Citation = ({ children }) =>
    React.createElement('span', { className: 'TooltipEntity' }, children);

  window.draftail.registerPlugin(
    { type: 'CITATION', source: CitationSource, decorator: Citation },
    'entityTypes',
  );
})();
